package vn.giaoban.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The indicators and relations of one day, ready to be looked up. */
public final class IndicatorsOfDay {
    private final List<Indicator> all;
    private final List<Relation> relations;
    private final List<Indicator> headlines;
    private final Map<String, Indicator> byCode;
    private final Map<Integer, Indicator> bySlot;
    private final Map<Long, Indicator> byId;

    IndicatorsOfDay(List<Indicator> indicators, List<Relation> relations) {
        this.all = indicators.stream().sorted(Indicator.BY_CODE).toList();
        this.relations = List.copyOf(relations);
        this.headlines = all.stream()
                .filter(i -> i.headlineOrder() != null)
                .sorted(Comparator.comparing(i -> Objects.requireNonNull(i.headlineOrder())))
                .toList();
        this.byCode = all.stream().collect(Collectors.toUnmodifiableMap(Indicator::code, Function.identity()));
        this.bySlot = all.stream().collect(Collectors.toUnmodifiableMap(Indicator::slot, Function.identity()));
        this.byId = all.stream().collect(Collectors.toUnmodifiableMap(Indicator::id, Function.identity()));
    }

    /** In the order of the papers. */
    public List<Indicator> all() {
        return all;
    }

    public List<Relation> relations() {
        return relations;
    }

    /** The few that the national page opens with, in its order. */
    public List<Indicator> headlines() {
        return headlines;
    }

    /** Those whose total over all units everybody may see, once the period is public. */
    public List<Indicator> published() {
        return all.stream().filter(Indicator::isPublic).toList();
    }

    public Map<String, Indicator> byCode() {
        return byCode;
    }

    public Map<Integer, Indicator> bySlot() {
        return bySlot;
    }

    public Map<Long, Indicator> byId() {
        return byId;
    }

    /** Where in a sheet an indicator's figure stands: its own slot, or those of what it is worked out from. */
    public Set<Integer> slots(Indicator indicator) {
        return switch (indicator.acrossUnits()) {
            case RATIO -> slots(indicator.numeratorId(), indicator.denominatorId());
            case CHANGE -> slots(indicator.baseId());
            default -> Set.of(indicator.slot());
        };
    }

    private Set<Integer> slots(@Nullable Long... ids) {
        return Arrays.stream(ids)
                .map(id -> id == null ? null : byId.get(id))
                .filter(Objects::nonNull)
                .map(Indicator::slot)
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<Indicator> of(Theme theme) {
        return all.stream().filter(i -> i.theme() == theme).toList();
    }
}
