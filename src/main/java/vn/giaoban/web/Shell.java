package vn.giaoban.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;

/** What stands around every page: navigation, the reader's unit, the demonstration label. */
@Component
class Shell {
    private final List<NavEntry> entries;
    private final ObjectProvider<HomeUnit> homeUnit;
    private final ObjectProvider<Demonstration> demonstrations;
    private final boolean demonstration;

    Shell(
            List<NavEntry> entries,
            ObjectProvider<HomeUnit> homeUnit,
            ObjectProvider<Demonstration> demonstrations,
            @Value("${giaoban.demo:false}") boolean demonstration) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavEntry::order))
                .toList();
        this.homeUnit = homeUnit;
        this.demonstrations = demonstrations;
        this.demonstration = demonstration;
    }

    List<Page.NavItem> nav(Actor actor, String path) {
        return entries.stream()
                .filter(e -> e.visibleTo(actor))
                .map(e -> new Page.NavItem(e.href(), e.textKey(), e.badge(actor), within(path, e.href())))
                .toList();
    }

    @Nullable
    String homeUnit(Actor actor) {
        HomeUnit named = homeUnit.getIfAvailable();
        return named == null || actor.isAnonymous() ? null : named.name(actor);
    }

    boolean demonstration() {
        return demonstration || demonstrations.stream().anyMatch(Demonstration::isShown);
    }

    private static boolean within(String path, String href) {
        return path.equals(href) || path.startsWith(href + "/");
    }
}
