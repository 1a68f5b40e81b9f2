"""Quién entra en el cuaderno vivo y a quién se le cuenta algo: el archivo que se abre, y quien ocupa el puerto."""

import base64
import hashlib
import json
import os
import re
import socket
import threading

from playwright.sync_api import expect

from sala import area


def entry_page(room):
    """El navegador llega desde un archivo, que es de otro sitio, y aun así entra."""
    room.server.kill()
    programs = room.folder / ".programas"
    programs.mkdir()
    for name in ("xdg-open", "open"):
        (programs / name).write_text(f'#!/bin/sh\necho "$@" > "{room.folder}/.dicho"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    room.server.start(opens=True, path=f"{programs}:{os.environ['PATH']}")
    page = room.context.new_page()
    said = room.folder / ".dicho"
    for _ in range(100):
        if said.exists() and said.read_text(encoding="utf-8"):
            break
        page.wait_for_timeout(100)
    address = said.read_text(encoding="utf-8").strip()
    assert address.startswith("file:///") and "clave" not in address, address
    page.goto(address)
    expect(page.get_by_role("link", name="Cuentas")).to_be_visible()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/leccion/", page.url), page.url
    assert not os.path.exists(address.removeprefix("file://"))
    page.get_by_role("link", name="Cuentas").click()
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado")
    # La galleta va a las páginas y a nada más.
    (cookie,) = room.context.cookies()
    assert (cookie["path"], cookie["httpOnly"], cookie["sameSite"]) == ("/leccion", True, "Strict"), cookie
    # Atrás no hay ninguna dirección con la clave.
    page.go_back()
    expect(page.get_by_role("link", name="Cuentas")).to_be_visible()
    assert "clave" not in page.url


class Impostor:
    """Quien se queda con el puerto de un servidor que ha acabado: acepta web sockets, dice algo y apunta lo que oye."""

    def __init__(self, port):
        self.heard, self.sockets, self.open = b"", 0, []
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", port))
        self.listener.listen()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.open.append(client)
            threading.Thread(target=self.talk, args=(client,), daemon=True).start()

    def talk(self, client):
        try:
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(65536)
            self.heard += head
            key = re.search(rb"Sec-WebSocket-Key: (\S+)", head, re.IGNORECASE)[1]
            accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
            client.sendall(
                b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
            said = json.dumps({"type": "proof", "proof": "0" * 64, "challenge": "dime"}).encode()
            # Menos de 126 bytes: la longitud cabe en uno.
            client.sendall(bytes([0x81, len(said)]) + said)
            self.sockets += 1
            while True:
                frame = client.recv(65536)
                if not frame:
                    return
                # Lo que cierra un web socket no cuenta nada.
                if frame[0] & 15 != 8:
                    self.heard += frame
        except OSError:
            return

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for client in self.open:
            try:
                client.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            client.close()


def impostor(room):
    page = room.page("cuentas.md")
    port = int(re.search(r":(\d+)/", room.server.address)[1])
    token = room.server.address.split("clave=")[1]
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado")
    room.server.kill()
    expect(page.locator("#vivo-estado")).to_contain_text("Sin conexión")
    area(page, "calcular · b").fill("{calcular #b}\nb = a + 4321\nb")
    thief = Impostor(port)
    # Vuelve a probar, sin esperar a que el otro cierre, y tampoco entonces cuenta nada.
    for _ in range(40):
        if thief.sockets >= 2:
            break
        page.wait_for_timeout(500)
    page.wait_for_timeout(1000)
    assert thief.sockets >= 2, thief.sockets
    expect(page.locator("#vivo-estado")).to_contain_text("Sin conexión")
    thief.close()
    heard = thief.heard.decode("latin-1")
    assert "cookie" not in heard.lower() and token not in heard, heard
    frames = re.sub(r"GET /ws\?leccion=cuentas\.md&reto=[0-9a-f]{32} HTTP/1\.1\r\n.*?\r\n\r\n", "", heard, flags=re.DOTALL)
    assert frames == "", frames
    # Con el servidor de antes todo sigue.
    room.server.start()
    expect(page.locator("main .value")).to_have_text("4322")


DOOR_CHECKS = [
    ("el navegador se abre sin que se vea la clave", entry_page),
    ("a quien se queda con el puerto no se le cuenta nada", impostor),
]
