package vn.giaoban.run.drill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import vn.giaoban.run.bench.Instance;

/** Sends everything ten times in any order, together with what was sent before: each act is done once, and answered alike. */
final class Duplicates {
    private static final int TIMES = 10;
    private static final int CLIENTS = 16;
    private static final int FOLDERS = 50;

    private final Load load;
    private final int posts;
    private final Random random = new Random(20261126);
    private final List<Folder.Acknowledged> before = new ArrayList<>();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private int sent;

    Duplicates(Load load, int posts) {
        this.load = load;
        this.posts = posts;
    }

    Ordeal.Outcome on(Instance instance, FaultsDrill.Judge judge) {
        try (Program program = new Program(instance.address())) {
            while (sent < posts) {
                List<Folder> folders = load.take(FOLDERS);
                while (sent < posts && !folders.stream().allMatch(Folder::isAccepted)) wave(program, folders);
                folders.forEach(load::giveBack);
            }
        }
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("posts", sent);
        seen.put("acts", before.size());
        return judge.judge(instance, seen, List.copyOf(wrong));
    }

    /** The next act of every folder, ten times each, and some of what was done before. */
    private void wave(Program program, List<Folder> folders) {
        Map<Folder, Act> acts = new LinkedHashMap<>();
        for (Folder folder : folders) if (!folder.isAccepted()) acts.put(folder, folder.next(random));
        List<Act> all = new ArrayList<>();
        acts.values().forEach(act -> all.addAll(Collections.nCopies(TIMES, act)));
        for (int i = 0; i < acts.size() && !before.isEmpty(); i++)
            all.add(before.get(random.nextInt(before.size())).act());
        Collections.shuffle(all, random);
        sent += all.size();

        Map<String, Program.Answer> answers = new ConcurrentHashMap<>();
        before.forEach(one -> answers.put(one.act().key(), one.answer()));
        AtomicInteger next = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++)
            clients.add(Thread.ofVirtual().start(() -> {
                for (int number = next.getAndIncrement(); number < all.size(); number = next.getAndIncrement())
                    hold(all.get(number), program.ask(all.get(number)), answers);
            }));
        for (Thread client : clients) Load.join(client);
        acts.forEach((folder, act) -> {
            Program.Answer answer = answers.get(act.key());
            if (answer == null) return;
            folder.note(act, answer);
            before.add(new Folder.Acknowledged(act, answer));
        });
    }

    private void hold(Act act, Optional<Program.Answer> answer, Map<String, Program.Answer> answers) {
        if (answer.isEmpty() || !answer.get().isDone()) {
            wrong.add(act.key() + " was answered " + answer);
            return;
        }
        Program.Answer first = answers.putIfAbsent(act.key(), answer.get());
        if (first != null && !first.equals(answer.get()))
            wrong.add(act.key() + " was answered " + first + " and " + answer);
    }
}
