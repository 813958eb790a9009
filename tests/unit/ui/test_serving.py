"""The command line and the address that it asks for."""

import socket

import pytest

from loss_landscape_lab import __version__
from loss_landscape_lab.options import options
from ui.server.serving import free_port


def test_options_have_defaults():
    given = options([])
    assert (given.host, given.port, given.workers, given.open) == ("127.0.0.1", 8050, 1, False)


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as end:
        options(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out.split()[-1] == __version__


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--port", "65536"], "65536 is not a whole number from 0 to 65535"),
        (["--port", "-1"], "-1 is not a whole number from 0 to 65535"),
        (["--port", "²"], "² is not a whole number from 0 to 65535"),
        (["--workers", "0"], "0 is not a whole number from 1 to 64"),
    ],
)
def test_a_number_out_of_range_is_refused(words, sentence, capsys):
    with pytest.raises(SystemExit) as end:
        options(words)
    assert end.value.code == 2
    assert sentence in capsys.readouterr().err


def test_a_taken_port_is_refused_with_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Cannot listen on 127.0.0.1, port {port}: "):
            free_port("127.0.0.1", port)
    assert free_port("127.0.0.1", port) == port
    assert free_port("127.0.0.1", 0) > 0


def test_an_address_of_another_machine_is_refused_with_a_sentence():
    with pytest.raises(SystemExit, match=r"Cannot listen on 192\.0\.2\.1, port 8050: "):
        free_port("192.0.2.1", 8050)
