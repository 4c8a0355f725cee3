package vn.giaoban.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One figure asked for. The indicator's names and rules are those of the period's last day.
 *
 * @param position its place among the lines of its section
 * @param row in a matrix, counted from 1; 0 where it has no place
 * @param column likewise
 * @param condition when it is asked; null for always
 */
public record FormItem(
        int position,
        long indicatorId,
        int slot,
        String code,
        boolean required,
        int row,
        int column,
        @Nullable FormCondition condition) {}
