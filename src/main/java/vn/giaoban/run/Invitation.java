package vn.giaoban.run;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.giaoban.identity.FirstAdministrator;

/** Prints the first administrator's link, where the installation is for real use and nobody administers it yet. */
@Component
class Invitation implements Greeting {
    private final FirstAdministrator administrator;

    Invitation(FirstAdministrator administrator) {
        this.administrator = administrator;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<String> lines(Home home) {
        if (home.demo()) return List.of();
        return administrator
                .invite(home.address())
                .map(link -> List.of(
                        "First administrator: open this link within 7 days and set a password for \"admin\":", link))
                .orElse(List.of());
    }
}
