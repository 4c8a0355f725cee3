/**
 * What an account proves itself by beside its password: the codes of an authenticator app, and recovery codes for the day it is
 * lost. Secrets that must be read again are kept encrypted under a key that lies outside the database. Who must have a second factor,
 * and when it is asked for, is decided by those who sign people in.
 */
@ApplicationModule(allowedDependencies = {"access", "audit"})
@NullMarked
package vn.giaoban.factors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
