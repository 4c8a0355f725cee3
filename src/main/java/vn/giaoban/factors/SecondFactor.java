package vn.giaoban.factors;

import java.time.Instant;

/**
 * That an account has one.
 *
 * @param codesLeft recovery codes not used yet
 */
public record SecondFactor(Instant since, int codesLeft) {}
