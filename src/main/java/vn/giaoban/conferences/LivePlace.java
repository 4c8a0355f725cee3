package vn.giaoban.conferences;

import vn.giaoban.live.LivePass;

/**
 * What a live page knows of where it stands.
 *
 * @param home where the conference's name leads
 * @param renewal where the next pass is had
 * @param said what became of the act before, for a browser without scripts; empty for nothing to say
 */
public record LivePlace(String home, LivePass pass, String renewal, String said) {}
