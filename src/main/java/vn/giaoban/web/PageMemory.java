package vn.giaoban.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What one page asks the database again and again is asked once, so that a page is made of one state of it. Where something is
 * changed, in a form's post or outside of any request, each question is asked anew: whoever changes sees the change.
 */
public final class PageMemory {
    private static final String NAME = PageMemory.class.getName();

    private PageMemory() {}

    /**
     * The answer to a question, as this page has had it before.
     *
     * @param by the type that asks; with {@code about} it names the question
     * @param about what is asked for: an id, a day
     */
    @SuppressWarnings("unchecked") // one question has one type of answer
    public static <T> T once(Class<?> by, Object about, Supplier<T> question) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current))
            return question.get();
        HttpServletRequest request = current.getRequest();
        if (!request.getMethod().equals("GET")) return question.get();
        Map<List<Object>, Object> answers = (Map<List<Object>, Object>) request.getAttribute(NAME);
        if (answers == null) {
            answers = new HashMap<>();
            request.setAttribute(NAME, answers);
        }
        List<Object> name = List.of(by, about);
        Object known = answers.get(name);
        if (known == null) {
            known = question.get();
            answers.put(name, known);
        }
        return (T) known;
    }
}
