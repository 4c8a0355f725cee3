package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.UnitKind;

class PointFilterTest {
    private static final Unit CA_MAU = new Unit(
            96,
            "96",
            "Ban Dân vận Tỉnh ủy Cà Mau",
            "Cà Mau",
            UnitKind.PROVINCIAL_COMMISSION,
            2,
            1L,
            LocalDate.of(2000, 1, 1),
            null);

    private final Preparation prepared = new Scripted().hall().preparation();
    private final Hall hall = new Hall(
            new Preparation(
                    prepared.conference(),
                    List.of(),
                    prepared.items(),
                    List.of(point(1, 96L, "Điểm cầu xã Sông Đốc"), point(2, null, "Điểm cầu xã Mẫu Sơn")),
                    Map.of(96L, CA_MAU)),
            Course.blank(),
            Instant.parse("2026-09-29T01:00:00Z"),
            Map.of(),
            Map.of(),
            BigScreen.DARK);

    @Test
    void whatIsCalledAsItWasTypedComesBeforeWhatOnlyHasItsWords() {
        assertThat(found("mau son")).containsExactly(2L, 1L);
        assertThat(found("Mẫu Sơn")).containsExactly(2L, 1L);
        assertThat(found("sông đốc cà mau")).containsExactly(1L);
        assertThat(found("")).as("in their order").containsExactly(1L, 2L);
        assertThat(found("lạng")).isEmpty();
    }

    private List<Long> found(String typed) {
        return PointFilter.of(typed, "", "").of(hall).stream()
                .map(BridgePoint::id)
                .toList();
    }

    private static BridgePoint point(long id, Long group, String name) {
        return new BridgePoint(id, null, group, name, "", false, "", "", 0);
    }
}
