extension LiveScript {
  /// How a web socket is opened: nothing is said on it before the other side has shown that it is our server, which
  /// whoever took its port is not.
  static let proof = #"""
    function hexadecimal(bytes) {
      return Array.from(bytes).map(function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
    }
    function sign(key, text) {
      var encoder = new TextEncoder();
      return crypto.subtle.importKey(
        "raw", encoder.encode(key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]
      ).then(function (imported) {
        return crypto.subtle.sign("HMAC", imported, encoder.encode(text));
      }).then(function (bytes) { return hexadecimal(new Uint8Array(bytes)); });
    }
    /// `ready` is given a socket that is trusted, `hear` what is said on it, and `closed` is called when it has ended.
    function openSocket(lesson, key, ready, hear, closed) {
      var challenge = hexadecimal(crypto.getRandomValues(new Uint8Array(16)));
      var socket = new WebSocket(
        "ws://" + location.host + "/ws?leccion=" + encodeURIComponent(lesson) + "&reto=" + challenge);
      var isTrusted = false;
      var isOver = false;
      /// Once, and without waiting for the other side, which may never answer.
      function end() {
        if (isOver) { return; }
        isOver = true;
        clearTimeout(patience);
        socket.close();
        closed();
      }
      var patience = setTimeout(end, 10000);
      function meet(message) {
        var own = sign(key, "server:" + challenge);
        return Promise.all([own, sign(key, "page:" + message.challenge)]).then(function (proofs) {
          if (message.type !== "proof" || message.proof !== proofs[0]) { return end(); }
          if (isOver) { return; }
          isTrusted = true;
          clearTimeout(patience);
          socket.send(JSON.stringify({ type: "proof", proof: proofs[1] }));
          ready(socket);
        });
      }
      socket.addEventListener("message", function (event) {
        if (isOver) { return; }
        if (isTrusted) { return hear(JSON.parse(event.data), socket); }
        Promise.resolve(event.data).then(JSON.parse).then(meet).catch(end);
      });
      socket.addEventListener("close", end);
    }
    """#
}
