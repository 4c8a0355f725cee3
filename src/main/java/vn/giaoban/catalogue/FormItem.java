package vn.giaoban.catalogue;

/** One figure asked for. The indicator's names and rules are those of the period's last day. */
public record FormItem(int position, long indicatorId, int slot, String code, boolean required) {}
