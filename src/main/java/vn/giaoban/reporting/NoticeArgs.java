package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.catalogue.Period;
import vn.giaoban.web.Texts;

/** What is put into a notice's text: {0} the period's name in Vietnamese, {1} in English, then the rest. */
final class NoticeArgs {
    private NoticeArgs() {}

    static List<String> of(Period period, String... rest) {
        List<String> args = new ArrayList<>(List.of(period.name(Texts.VIETNAMESE), period.name(Texts.ENGLISH)));
        args.addAll(List.of(rest));
        return args;
    }
}
