package vn.giaoban.activities;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which fields of an activity would describe a person, and may not be: what somebody's ethnicity, religion or opinion is, or who a
 * citizen is. People are counted, not listed (product.md, rule 8); the Law on Personal Data Protection, 91/2025/QH15, takes ethnic
 * origin and political and religious views for sensitive data, to be collected by nobody who does not need them.
 *
 * <p>A count of people says nothing of one of them: "Số hộ đồng bào dân tộc thiểu số được hỗ trợ" may be asked for as a number, "Dân
 * tộc" as words, a choice, a tick or a day may not. A number that is somebody's (of an identity card, a telephone) is no count. Names of
 * bodies and occasions ("Ban Dân tộc", "Ngày hội Đại đoàn kết toàn dân tộc") describe nobody. Words are judged without diacritics and
 * capitals, so that leaving them out changes nothing.
 */
public final class AboutPersons {
    private AboutPersons() {}

    /** What a field would say of a person. */
    public enum Matter {
        ETHNICITY("dan toc|toc nguoi|sac toc|ethnic|ethnicity|ethnic groups?|ethnic minorit(y|ies)|race"),
        RELIGION("ton giao|tin nguong|theo dao|co dao|dao gi|giao phai|he phai|giao dan|tin do|duc tin"
                + "|religions?|religious|faith|beliefs?|denominations?|church|worship"),
        OPINION(
                "quan diem|chinh kien|lap truong|thai do(?! phuc vu)|xu huong chinh tri|khuynh huong chinh tri"
                        + "|y kien (ca nhan|rieng|cua (tung )?(nguoi|ong|ba|cong dan|ca nhan|ho)).*"
                        + "|(co )?(dong tinh|ung ho|phan doi) (hay|khong).*"
                        + "|attitudes?|political (views?|opinions?|leanings?)|personal (views?|opinions?)|stance|(his|her|their) opinions?"),
        IDENTITY(
                "ho (va )?ten|danh tinh|quy danh|ten (cac )?(nguoi|cong dan|ong|ba|chu ho|ho|ca nhan|hoi vien|doan vien).*"
                        + "|danh sach (cac )?(nguoi|cong dan|ho|chu ho|ca nhan|hoi vien|doan vien|doi tuong).*"
                        + "|dia chi (nha|rieng|thuong tru|tam tru|lien he|cu tru|cong dan|(cua )?(nguoi|ong|ba|ho|chu ho)).*"
                        + "|noi (thuong tru|tam tru|cu tru|o)|dien thoai|ngay(,? thang,? nam)? sinh(?! hoat)|thang sinh(?! hoat)|nam sinh"
                        + "|full names?|names? of (the )?(citizens?|persons?|people|households?|members?)|citizens? names?|persons? names?"
                        + "|first names?|last names?|surnames?|lists? of (people|persons|citizens|names|members)"
                        + "|home address(es)?|address(es)? of .*|date of birth|birth ?(date|day)s?|year of birth|phone.*|telephone.*|"
                        + Matter.CARDS);

        /** Of papers and accounts, by which one person is meant. */
        private static final String CARDS =
                "cccd|cmnd|cmtnd|can cuoc( cong dan)?|chung minh (nhan dan|thu)|so dinh danh( ca nhan)?|ma dinh danh"
                        + "|ho chieu|so tai khoan|email|thu dien tu|id (card|number)s?|identity (card|number)s?|passports?|bank accounts?";

        private final Pattern words;

        Matter(String words) {
            this.words = Pattern.compile("(^| )(" + words + ")( |$)");
        }

        /** Why it may not be asked: the key of a text with the field's label in it. */
        public String textKey() {
            return "activities.person." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The whole of a number's label, where the number is somebody's. */
    private static final Pattern SOMEBODYS_NUMBER = Pattern.compile(
            "(so |ma )?(the )?(" + Matter.CARDS
                    + "|dien thoai|phone( number)?|telephone( number)?)( (cua|nguoi|cong dan|chu ho|of) ?.*)?|nam sinh|tuoi|age|year of birth");

    /** Bodies, schools and occasions that have such a word in their name. */
    private static final Pattern NAMES = Pattern.compile(
            "(doan ket )?toan dan toc|(ban|bo|so|phong|uy ban|hoi dong) (dan toc|ton giao)( (va|va cong tac) (dan toc|ton giao))?"
                    + "|dan toc noi tru|cong tac (dan toc|ton giao)( (va )?(dan toc|ton giao))?|co so (ton giao|tin nguong)"
                    + "|committee for (ethnic|religious) affairs|(ethnic|religious) affairs|ethnic boarding|places? of worship");

    private static final Set<String> PEOPLES = Set.of(
            "kinh",
            "viet",
            "tay",
            "thai",
            "hoa",
            "khmer",
            "kho me",
            "muong",
            "nung",
            "mong",
            "h mong",
            "hmong",
            "dao",
            "gia rai",
            "jrai",
            "ngai",
            "e de",
            "ede",
            "ba na",
            "xo dang",
            "san chay",
            "co ho",
            "cham",
            "san diu",
            "hre",
            "mnong",
            "m nong",
            "ra glai",
            "xtieng",
            "bru van kieu",
            "tho",
            "giay",
            "co tu",
            "gie trieng",
            "ma",
            "kho mu",
            "co",
            "ta oi",
            "cho ro",
            "khang",
            "xinh mun",
            "ha nhi",
            "chu ru",
            "lao",
            "la chi",
            "la ha",
            "phu la",
            "la hu",
            "lu",
            "lo lo",
            "chut",
            "mang",
            "pa then",
            "co lao",
            "cong",
            "bo y",
            "si la",
            "pu peo",
            "brau",
            "o du",
            "ro mam");

    private static final Pattern CREED = Pattern.compile(
            "(dao )?(phat|phat giao|cong giao|thien chua|thien chua giao|tin lanh|cao dai|hoa hao|phat giao hoa hao|hoi giao|islam|an do giao"
                    + "|bahai|ba la mon|chinh thong giao)|khong (theo dao|ton giao)|buddhis[mt]|catholic(ism)?|protestant(ism)?|christian(ity)?|muslim"
                    + "|hindu(ism)?|atheist|no religion");

    private static final Pattern STANCE = Pattern.compile(
            "(rat |hoan toan )?(khong |chua )?(dong y|dong tinh|tan thanh|ung ho|hai long)|phan doi|luong lu|khong co y kien|trung lap"
                    + "|(strongly )?(dis)?agree|in favour|against|support|oppose|neutral|no opinion");

    private static final Pattern OUTCOME = Pattern.compile("(^| )(ket qua|outcome|results?)( |$)");

    /** What the field would say of a person; nothing where it may be asked. */
    public static Optional<Matter> in(ActivityField field) {
        List<String> labels = List.of(plain(field.labelVi()), plain(field.labelEn()));
        if (field.kind().isNumber())
            return field.kind() == FieldKind.NUMBER
                            && labels.stream()
                                    .anyMatch(label ->
                                            SOMEBODYS_NUMBER.matcher(label).matches())
                    ? Optional.of(Matter.IDENTITY)
                    : Optional.empty();
        List<String> choices = field.choices().stream()
                .flatMap(choice -> Stream.of(choice.vi(), choice.en()))
                .map(AboutPersons::plain)
                .distinct()
                .toList();
        if (choices.stream().filter(PEOPLES::contains).count() > 1) return Optional.of(Matter.ETHNICITY);
        if (choices.stream().anyMatch(choice -> CREED.matcher(choice).matches())) return Optional.of(Matter.RELIGION);
        if (choices.stream().filter(choice -> STANCE.matcher(choice).matches()).count() > 1
                && labels.stream().noneMatch(label -> OUTCOME.matcher(label).find()))
            return Optional.of(Matter.OPINION);
        List<String> all = Stream.concat(labels.stream(), choices.stream())
                .map(text -> NAMES.matcher(text).replaceAll("").strip())
                .toList();
        if (all.contains("dia chi") || all.contains("address")) return Optional.of(Matter.IDENTITY);
        return Arrays.stream(Matter.values())
                .filter(matter ->
                        all.stream().anyMatch(text -> matter.words.matcher(text).find()))
                .findFirst();
    }

    /** Small letters without marks, one space between words: "Họ và tên (chủ hộ)" is "ho va ten chu ho". */
    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
