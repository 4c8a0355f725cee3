package vn.giaoban.run.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.giaoban.run.bench.Crew;
import vn.giaoban.run.bench.Instance;

/** Asks an application with little memory for more than it has: it ends at once instead of limping on, and starts again. */
final class ShortMemory {
    private static final int OUT_OF_MEMORY = 3;
    private static final int ASKING = 24;
    private static final int MEBIBYTES_EACH = 16;

    private final Stage stage;
    private final Crew crew;
    private final Load load;

    ShortMemory(Stage stage, Crew crew, Load load) {
        this.stage = stage;
        this.crew = crew;
        this.load = load;
    }

    Ordeal.Outcome go(FaultsDrill.Judge judge) {
        List<String> wrong = new ArrayList<>();
        Instance small = stage.besideDatabase(List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError"), Map.of());
        Load.Shift shift = load.begin(small.address(), 4, 20);
        shift.awaitEnough();
        int exitCode = -1;
        try (Program program = new Program(small.address())) {
            Act large = new Act(
                    Act.Kind.SEND,
                    crew.of(SmallCountry.communeCode(1)),
                    "/api/v1/reports",
                    "{\"unit\":\"" + "x".repeat(MEBIBYTES_EACH << 20) + "\"}",
                    "large");
            for (int i = 0; i < ASKING; i++) Thread.ofVirtual().start(() -> program.ask(large));
            exitCode = small.onExit().get(2, TimeUnit.MINUTES).exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            wrong.add("the application lived on");
            small.kill();
        }
        shift.close();
        if (wrong.isEmpty() && exitCode != OUT_OF_MEMORY) wrong.add("the application ended with " + exitCode);
        return judge.judge(stage.besideDatabase(), Map.of("exitCode", exitCode), wrong);
    }
}
