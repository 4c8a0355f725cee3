package vn.giaoban.run.drill;

import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.Option;
import vn.giaoban.run.OwnHome;

/** Changes the past of an installation of its own in every way there is, and looks whether it is found. */
public final class DrillTamperingCommand implements Command {
    @Override
    public String words() {
        return "drill tampering";
    }

    @Override
    public String help() {
        return """
                alter, forge, cut off and put back the audit trail of an installation
                of its own, and look whether it is found; prints one line of JSON""";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    /** 0 when every way was found, 1 when any was not. */
    @Override
    public int run(Arguments arguments, PrintStream console) {
        try (OwnHome own = OwnHome.make("drill", false, System.err)) {
            List<TamperDrill.Seen> seen =
                    own.inHouse(house -> TamperScene.in(house).run());
            console.println(JsonMapper.builder().build().writeValueAsString(TamperDrill.told(seen)));
            return seen.stream().allMatch(TamperDrill.Seen::isFound) ? 0 : 1;
        }
    }
}
