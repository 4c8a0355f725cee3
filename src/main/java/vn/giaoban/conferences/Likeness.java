package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.organization.SearchKey;

/**
 * Which topics are about the same. Two are alike when more than a third of what they say is said by both (Jaccard's measure). What a
 * topic says are its syllables and their pairs, without diacritics, each weighing the more the fewer topics have it, so that "công tác
 * dân vận", which all of them say, weighs little; to that come the runs of three letters, which forgive a slip of the pen. Topics
 * that are alike to one of a group belong to the group.
 */
final class Likeness {
    private static final double ALIKE = 0.34;
    /** How much the letters count beside the words. */
    private static final double LETTERS = 0.3;

    private Likeness() {}

    /** Places of the topics, those of a group together: groups by their first topic, and in each the given order. */
    static List<List<Integer>> groups(List<String> topics) {
        List<Set<String>> words = topics.stream().map(Likeness::words).toList();
        List<Set<String>> letters = topics.stream().map(Likeness::letters).toList();
        Map<String, Integer> said = new HashMap<>();
        words.forEach(those -> those.forEach(word -> said.merge(word, 1, Integer::sum)));
        int[] first = new int[topics.size()];
        for (int i = 0; i < first.length; i++) first[i] = i;
        for (int i = 0; i < first.length; i++)
            for (int j = 0; j < i; j++) {
                double alike = (1 - LETTERS) * shared(words.get(i), words.get(j), said, topics.size())
                        + LETTERS * shared(letters.get(i), letters.get(j), Map.of(), 1);
                if (alike > ALIKE) join(first, i, j);
            }
        Map<Integer, List<Integer>> groups = new HashMap<>();
        List<List<Integer>> ordered = new ArrayList<>();
        for (int i = 0; i < first.length; i++)
            groups.computeIfAbsent(root(first, i), at -> {
                        List<Integer> group = new ArrayList<>();
                        ordered.add(group);
                        return group;
                    })
                    .add(i);
        return ordered;
    }

    private static int root(int[] first, int at) {
        int root = at;
        while (first[root] != root) root = first[root];
        return root;
    }

    private static void join(int[] first, int one, int other) {
        int a = root(first, one);
        int b = root(first, other);
        first[Math.max(a, b)] = Math.min(a, b);
    }

    /** The weight of what both say in that of what either says. */
    private static double shared(Set<String> one, Set<String> other, Map<String, Integer> said, int topics) {
        Set<String> either = new HashSet<>(one);
        either.addAll(other);
        double both = 0;
        double all = 0;
        for (String part : either) {
            double weight = 1 + Math.log((double) topics / said.getOrDefault(part, topics));
            all += weight;
            if (one.contains(part) && other.contains(part)) both += weight;
        }
        return all == 0 ? 0 : both / all;
    }

    private static Set<String> words(String topic) {
        List<String> syllables = SearchKey.words(topic);
        Set<String> words = new HashSet<>(syllables);
        for (int i = 1; i < syllables.size(); i++) words.add(syllables.get(i - 1) + " " + syllables.get(i));
        return words;
    }

    private static Set<String> letters(String topic) {
        String key = SearchKey.of(topic);
        Set<String> runs = new HashSet<>();
        for (int i = 3; i <= key.length(); i++) runs.add(key.substring(i - 3, i));
        return runs;
    }
}
