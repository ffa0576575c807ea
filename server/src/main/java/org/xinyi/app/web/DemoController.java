package org.xinyi.app.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Role;

/// Shows people who try a demonstration city to the sandbox, where its messages arrive and its
/// payments are made. Where the sandbox stands only the server knows.
@RestController
@Hidden
class DemoController {

    private final URI sandbox;

    DemoController(@Value("${xinyi.sandbox}") URI sandbox) {
        this.sandbox = sandbox;
    }

    @GetMapping("/demo/sms")
    @Access(Role.ANYONE)
    ResponseEntity<Void> messages(@RequestParam(defaultValue = "") String phone) {
        return to("/sms", "phone", phone);
    }

    @GetMapping("/demo/wallet")
    @Access(Role.ANYONE)
    ResponseEntity<Void> wallet(@RequestParam(defaultValue = "") String code) {
        return to("/wechat/wallet", "code", code);
    }

    private ResponseEntity<Void> to(String path, String name, String value) {
        URI there =
                UriComponentsBuilder.fromUri(sandbox)
                        .path(path)
                        .queryParam(name, "{value}")
                        .encode()
                        .buildAndExpand(value)
                        .toUri();
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(there).build();
    }
}
