package vn.giaoban.run;

import java.util.List;

/** Lines to print below the address once the pages are served: demo accounts, the first administrator's link. */
public interface Greeting {

    int order();

    List<String> lines(Home home);
}
