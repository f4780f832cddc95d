package io.guichet;

import java.util.*;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class ScratchStatementsTest {
    @LocalServerPort int port;
    @Autowired Desk desk;
    @Autowired StatementRecorder statements;
    boolean quiet = true;

    @Test
    void print() throws Exception {
        life(); quiet = false; life();
    }
    void life() {
        var api = ApiClient.as("agent", port);
        var body = Map.of("requester", Map.of("email", "ada@example.org", "name", "Ada", "language", "en"), "subject", "Where is it", "body", "Lost pin");
        String[] number = new String[1];
        show("create", () -> { var r = api.post("/api/brands/parcels/tickets", body); number[0] = r.text("number"); if (r.status()!=201) throw new IllegalStateException(r.raw().body());});
        show("customer message", () -> check(api.post("/api/tickets/"+number[0]+"/messages", Map.of("author","CUSTOMER","visibility","PUBLIC","body","more")), 201));
        var task = api.get("/api/tickets/"+number[0]+"/tasks").body().path("items").get(0).path("id").asText();
        show("claim", () -> check(api.post("/api/tasks/"+task+"/claim", Map.of()), 200));
        show("complete triage", () -> check(api.post("/api/tasks/"+task+"/complete", Map.of()), 200));
        var task2 = api.get("/api/tickets/"+number[0]+"/tasks").body().path("items").get(0).path("id").asText();
        show("agent reply", () -> check(api.post("/api/tickets/"+number[0]+"/messages", Map.of("author","AGENT","visibility","PUBLIC","body","answer")), 201));
        show("complete answer", () -> check(api.post("/api/tasks/"+task2+"/complete", Map.of("outcome","SOLVE","reply","done")), 200));
        show("get", () -> check(api.get("/api/tickets/"+number[0]), 200));
    }
    static void check(ApiClient.JsonResponse r, int s) { if (r.status()!=s && r.status()!=204) throw new IllegalStateException(r.status()+" "+r.raw().body()); }
    void show(String name, Runnable action) {
        var list = statements.during(action);
        if (quiet) return;
        System.out.println("=== " + name + ": " + list.size());
        list.stream().map(s -> s.replaceAll("\\s+", " ")).map(s -> s.substring(0, Math.min(150, s.length()))).collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
            .entrySet().stream().sorted(Map.Entry.<String,Long>comparingByValue().reversed()).forEach(e -> System.out.println(e.getValue() + " " + e.getKey()));
    }
}
