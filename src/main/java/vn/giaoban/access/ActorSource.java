package vn.giaoban.access;

import jakarta.servlet.http.HttpServletRequest;

/** Tells who a request comes from; identity answers. */
public interface ActorSource {
    /** The signed-in account's actor of today, or the public. */
    Actor actor(HttpServletRequest request);
}
