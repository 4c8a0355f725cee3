package vn.giaoban.portal;

import java.time.LocalDate;
import vn.giaoban.catalogue.Period;

/** A period that is open or about to be, and when its reports are due to the reader's superior. */
public record Ahead(Period period, LocalDate due) {}
