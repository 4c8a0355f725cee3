package vn.giaoban.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import vn.giaoban.papers.Spreadsheet.Column;

class SpreadsheetsTest {
    private static final List<Column> COLUMNS = List.of(
            Column.text("Đơn vị", 40),
            Column.whole("Cuộc", 12),
            Column.decimal("Tỷ lệ", 12, 1),
            Column.day("Ngày", 12));

    @Test
    void whatIsWrittenIsReadAgainWithZeroAndBlankApart() throws Exception {
        byte[] file = Spreadsheet.of(
                "Số liệu: 2026/9",
                COLUMNS,
                List.of(
                        Arrays.asList("Xã Mẫu Sơn", 0L, new BigDecimal("85.3"), LocalDate.of(2026, 7, 5)),
                        Arrays.asList("=1+1", null, null, null)));
        assertThat(read(file))
                .containsExactly(
                        List.of("Đơn vị", "Cuộc", "Tỷ lệ", "Ngày"),
                        List.of("Xã Mẫu Sơn", "0", "85.3", "5/7/2026"),
                        List.of("=1+1"));
    }

    @Test
    void aFormulaIsItsValue() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Excel", "16.0")) {
            Worksheet sheet = workbook.newWorksheet("A");
            sheet.formula(0, 0, "1+1");
            sheet.formula(0, 1, "TODAY()");
            sheet.style(0, 1).format("dd/mm/yyyy").set();
            sheet.formula(0, 2, "A1");
        }
        byte[] worked = replaced(
                out.toByteArray(),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replace("</f></c><c r=\"B1", "</f><v>2.5</v></c><c r=\"B1")
                        .replace("</f></c><c r=\"C1", "</f><v>46208</v></c><c r=\"C1")
                        .replace("</f></c></row>", "</f><v>một</v></c></row>"));
        assertThat(read(worked)).containsExactly(List.of("2.5", "5/7/2026", "một"));
        assertThat(SheetFile.read(new ByteArrayInputStream(worked), "", 10)
                        .getFirst()
                        .get(1)
                        .day())
                .isEqualTo(LocalDate.of(2026, 7, 5));
    }

    @Test
    void separatedTextIsPartedByWhatItsFirstLineHasMoreOf() throws Exception {
        assertThat(texts("a;b;c,d\n1,5;\"x;\"\"y\"\"\n2\";\n"))
                .containsExactly(List.of("a", "b", "c,d"), List.of("1,5", "x;\"y\"\n2", ""));
        assertThat(texts("a,b\r\n 1 ,2")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        for (byte[] wrong :
                new byte[][] {"a,\"b\n1,2\n".getBytes(StandardCharsets.UTF_8), {'a', (byte) 0xff}, {'a', 0}})
            assertThat(catchThrowableOfType(
                                    UnreadableSpreadsheet.class,
                                    () -> SheetFile.read(new ByteArrayInputStream(wrong), "", 10))
                            .tooLarge())
                    .isFalse();
    }

    private static List<List<String>> texts(String csv) throws Exception {
        return SheetFile.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "", 10).stream()
                .map(row -> row.stream().map(SheetCell::text).toList())
                .toList();
    }

    private static byte[] replaced(byte[] zip, String name, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                        .get();
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                to.write((entry.getName().equals(name) ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    void decomposedLettersAreComposed() throws Exception {
        byte[] file = Spreadsheet.of("A", List.of(Column.text("A", 9)), List.of(List.of(" Ma\u0302\u0303u Sơn ")));
        assertThat(read(file).get(1)).containsExactly("Mẫu Sơn");
    }

    @Test
    void whatIsNoSpreadsheetCannotBeRead() throws Exception {
        byte[] good = Spreadsheet.of("A", COLUMNS, List.of(List.of("x", 1L)));
        byte[] noise = new byte[4000];
        new Random(1).nextBytes(noise);
        byte[][] files = {
            new byte[0],
            "họ tên,đơn vị".getBytes(StandardCharsets.UTF_8),
            noise,
            Arrays.copyOf(good, good.length / 2),
            zip("hello.txt", 10)
        };
        for (byte[] file : files) assertThat(failure(file).tooLarge()).isFalse();
    }

    @Test
    void aDamagedFileNeverDoesMoreThanRefuse() throws Exception {
        byte[] good = Spreadsheet.of("A", COLUMNS, List.of(List.of("x", 1L)));
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = good.clone();
            for (int i = 0; i < 5; i++) damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                read(damaged);
            } catch (UnreadableSpreadsheet e) {
                assertThat(e).hasMessageMatching("cannot be read|too large");
            }
        }
    }

    @Test
    void bombsAndGiantsAreRefusedBeforeTheyAreOpened() throws Exception {
        assertThat(failure(zip("xl/worksheets/sheet1.xml", 200 * 1024 * 1024)).tooLarge())
                .isTrue();
        assertThat(failure(new byte[Spreadsheets.MOST_BYTES + 1]).tooLarge()).isTrue();
        byte[] long_ = Spreadsheet.of(
                "A",
                List.of(Column.whole("A", 9)),
                java.util.stream.LongStream.range(0, 20_002).mapToObj(List::of).toList());
        assertThat(failure(long_).tooLarge()).isTrue();
    }

    private static List<List<String>> read(byte[] file) throws UnreadableSpreadsheet {
        return Spreadsheets.read(new ByteArrayInputStream(file));
    }

    private static UnreadableSpreadsheet failure(byte[] file) {
        return catchThrowableOfType(UnreadableSpreadsheet.class, () -> read(file));
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] block = new byte[10 * 1024];
            for (int done = 0; done < zeros; done += block.length)
                zip.write(block, 0, Math.min(block.length, zeros - done));
        }
        return out.toByteArray();
    }
}
