package vn.giaoban.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Role;

/**
 * Who somebody is, as an identity provider has proved it.
 *
 * @param subject for good the same person at this issuer; what follows may change
 * @param unitCode empty if the provider does not say
 * @param roles those of ours that the provider names
 * @param provedAt when they last typed their password there; null if the provider does not say
 */
record ProvenIdentity(
        String issuer,
        String subject,
        String name,
        String unitCode,
        Set<Role> roles,
        @Nullable Instant provedAt) {}
