package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.ballots.DrawnCode;
import vn.giaoban.ballots.SecretBallot;
import vn.giaoban.ballots.SecretBallots;
import vn.giaoban.web.QrPicture;

/**
 * The slips as they are printed, cut and folded: so many to a sheet, each sheet a page.
 *
 * @param link the address at which they are voted
 * @param sheets codes, sheet by sheet
 */
public record SlipSheets(SecretBallot ballot, String link, QrPicture picture, List<List<DrawnCode>> sheets) {
    /** Two beside one another, seven rows: A4. */
    static final int ON_A_SHEET = 14;

    public SlipSheets {
        sheets = List.copyOf(sheets);
    }

    /** @param origin of this system, as voters reach it */
    SlipSheets(SecretBallots.Printed printed, String origin) {
        this(
                printed.ballot(),
                origin + printed.ballot().address(),
                QrPicture.of(origin + printed.ballot().address()),
                sheets(printed.codes()));
    }

    private static List<List<DrawnCode>> sheets(List<DrawnCode> codes) {
        List<List<DrawnCode>> sheets = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += ON_A_SHEET)
            sheets.add(codes.subList(from, Math.min(codes.size(), from + ON_A_SHEET)));
        return sheets;
    }
}
