package vn.giaoban.conferences;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.UnitKind;

/** A conference of three points, held on paper: two speeches and a point of order, a ballot, two conclusions. */
final class Scripted {
    static final Instant EIGHT = Instant.parse("2026-09-29T01:00:00Z");
    static final LocalDate OCTOBER = LocalDate.of(2026, 10, 15);

    final List<ConferenceEvent> events = new ArrayList<>();
    final Preparation preparation;
    private Instant now = EIGHT;

    Scripted() {
        Unit langSon = new Unit(
                20,
                "20",
                "Ban Dân vận Tỉnh ủy Lạng Sơn",
                "Lạng Sơn",
                UnitKind.PROVINCIAL_COMMISSION,
                2,
                1L,
                EPOCH,
                null);
        Unit caoBang = new Unit(
                4,
                "04",
                "Ban Dân vận Tỉnh ủy Cao Bằng",
                "Cao Bằng",
                UnitKind.PROVINCIAL_COMMISSION,
                2,
                1L,
                EPOCH,
                null);
        Map<Long, Unit> provinces = new LinkedHashMap<>();
        provinces.put(4L, caoBang);
        provinces.put(20L, langSon);
        preparation = new Preparation(
                new Conference(
                        7,
                        "Hội nghị giao ban trực tuyến công tác dân vận 9 tháng năm 2026",
                        List.of(ConferenceKind.BRIEFING),
                        3L,
                        1,
                        null,
                        "Ban Dân vận Trung ương",
                        "Hội trường A",
                        EIGHT,
                        EIGHT.plusSeconds(3 * 3600),
                        true,
                        false,
                        "",
                        ConferenceState.CONCLUDED,
                        EIGHT,
                        false,
                        1),
                List.of(
                        new ConferenceOfficer(1, ConferenceOfficer.Part.CHAIR, 5L, "Trần Văn Bình", "Trưởng ban"),
                        new ConferenceOfficer(2, ConferenceOfficer.Part.SECRETARY, 6L, "Lê Thị Mai", "")),
                List.of(
                        new AgendaItem(11, 1, AgendaItem.Kind.OPENING, "Khai mạc", 10),
                        new AgendaItem(12, 2, AgendaItem.Kind.DISCUSSION, "Thảo luận", 60),
                        new AgendaItem(13, 3, AgendaItem.Kind.CLOSING, "Bế mạc", 10)),
                List.of(
                        point(100, 1L, null, "Điểm cầu Trung ương", true, 20),
                        point(101, 20L, 20L, "Điểm cầu Lạng Sơn", false, 50),
                        point(102, 4L, 4L, "Điểm cầu Cao Bằng", false, 40)),
                provinces);
    }

    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private static BridgePoint point(
            long id, @Nullable Long unit, @Nullable Long group, String name, boolean central, int summoned) {
        return new BridgePoint(id, unit, group, name, "", central, "", "", summoned);
    }

    int take(Happening what) {
        now = now.plusSeconds(60);
        events.add(new ConferenceEvent(events.size() + 1, now, 6, "Lê Thị Mai", what));
        return events.size();
    }

    /** From the call to the chair's word. */
    Scripted held() {
        take(new Happening.Called());
        take(new Happening.PointSeen(100, true, 18, ""));
        take(new Happening.PointSeen(101, true, 48, ""));
        take(new Happening.Attended(71, Presence.PRESENT, ""));
        take(new Happening.Attended(72, Presence.ABSENT, "Đi công tác"));
        take(new Happening.Opened());
        int hoa = take(new Happening.HandRaised(
                101, 0, "Vi Thị Hoa", "cán bộ", "Giữ lời hứa sau đối thoại", 5, HandKind.REGISTERED, 900));
        take(new Happening.ItemBegun(11));
        take(new Happening.Noted("item:11", "Đồng chí chủ tọa nêu mục đích.", 0));
        take(new Happening.ItemBegun(12));
        take(new Happening.QueueOpened());
        take(new Happening.FloorGiven(hoa));
        take(new Happening.Noted("speech:1", "Xã đã trả lời 12 kiến nghị.", 0));
        int dung = take(new Happening.HandRaised(
                100, 0, "Nông Văn Dũng", "", "Một cửa cho đơn của dân", 5, HandKind.RAISED, 0));
        int order = take(new Happening.HandRaised(100, 0, "Bà Lan", "", "Xin rút gọn", 1, HandKind.ORDER, 0));
        take(new Happening.FloorGiven(order));
        take(new Happening.FloorGiven(dung));
        take(new Happening.FloorEnded());
        take(new Happening.Shown("Đối thoại", "/figures/1/2026-9T", "32", 1, "2026-9T"));
        take(new Happening.BallotOpened(
                "Thông qua chương trình quý IV", List.of("Tán thành", "Ý kiến khác"), true, true));
        take(new Happening.Voted(1, 100, 0));
        take(new Happening.Voted(1, 101, 1));
        take(new Happening.BallotClosed(1));
        take(new Happening.BallotOpened("Họp lại tháng sau", List.of("Có", "Không"), true, false));
        take(new Happening.Voted(2, 101, 1));
        take(new Happening.ConclusionWritten(
                0, "Các tỉnh rà đơn quá hạn.", List.of(20L, 4L), OCTOBER, "Không còn đơn quá hạn", 0));
        int removed = take(new Happening.ConclusionWritten(0, "Bỏ đi.", List.of(), OCTOBER, "", 0));
        take(new Happening.ConclusionWritten(0, "Lạng Sơn chia sẻ cách làm.", List.of(20L), OCTOBER, "", 0));
        take(new Happening.ConclusionRemoved(2, removed));
        take(new Happening.Closed());
        take(new Happening.Concluded());
        return this;
    }

    Hall hall() {
        return new Hall(preparation, Course.blank().after(events), now, Map.of(), Map.of(), BigScreen.DARK);
    }

    Minutes minutes() {
        return Minutes.of(
                hall(),
                Map.of(
                        900L,
                        registration(900, 8L, "Giữ lời hứa sau đối thoại"),
                        901L,
                        registration(901, null, "Dân vận ở khu công nghiệp")),
                Map.of(8L, "tham-luan.docx"),
                List.of(
                        new Delegate(71, 101, "Vi Thị Hoa", "cán bộ", null, false, false),
                        new Delegate(72, 101, "Hà Văn Tú", "", null, false, true),
                        new Delegate(73, 102, "Lý Thị Sen", "", null, false, false)),
                Map.of(20L, "Lạng Sơn", 4L, "Cao Bằng"));
    }

    private static Registration registration(long id, @Nullable Long file, String topic) {
        return new Registration(
                id,
                101,
                null,
                Registration.Kind.CONTRIBUTION,
                "Vi Thị Hoa",
                "cán bộ",
                topic,
                "Bài đã gửi: " + topic,
                file,
                5,
                (int) id,
                false,
                1,
                "a:1",
                EIGHT);
    }
}
