package vn.giaoban.organization;

import java.util.Locale;

/**
 * A named group of provinces that confer together: cụm Bắc Trung bộ. Who belongs to it is asked with a day.
 *
 * @param version rises with each change of its names or members
 */
public record Cluster(long id, String nameVi, String nameEn, int version) {
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameVi;
    }
}
