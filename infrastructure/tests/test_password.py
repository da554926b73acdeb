"""Passwords of a database that AWS knows: --jdbcPasswordFrom=secret:ARN, on moto, and iam."""

import json
import socket
import struct
import threading
import unittest

import project
from aws import CREDENTIALS, REGION, Moto

BUCKET = "of-passwords"
PASSWORD_IN_CLEAR = struct.pack("!cii", b"R", 8, 3)
ENCRYPTION_REQUEST = 80877103


class Database:
    """Says it is PostgreSQL, asks everybody for the password, notes it, and lets nobody in."""

    def __init__(self):
        self.logins = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"jdbc:postgresql://127.0.0.1:{self._socket.getsockname()[1]}/health"
        threading.Thread(target=self._serve, daemon=True).start()

    def stop(self):
        self._socket.close()

    def _serve(self):
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            with client, client.makefile("rb") as said:
                self._log_in(client, said)

    def _log_in(self, client, said):
        start = self._message(said)
        if struct.unpack("!i", start[:4]) == (ENCRYPTION_REQUEST,):
            client.sendall(b"N")
            start = self._message(said)
        words = start[4:].decode().split("\0")
        client.sendall(PASSWORD_IN_CLEAR)
        said.read(1)
        password = self._message(said).rstrip(b"\0").decode()
        self.logins.append((words[words.index("user") + 1], password))
        fields = b"SFATAL\0C28P01\0Mnobody comes in\0\0"
        client.sendall(b"E" + struct.pack("!i", len(fields) + 4) + fields)

    @staticmethod
    def _message(said):
        (length,) = struct.unpack("!i", said.read(4))
        return said.read(length - 4)


class PasswordTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.aws = Moto()
        cls.addClassCleanup(cls.aws.stop)
        cls.aws.make_bucket(BUCKET)

    def setUp(self):
        self.database = Database()
        self.addCleanup(self.database.stop)

    def logins(self, *options):
        """What the program logged in with."""
        ran = project.run(
            [
                project.installed() / "bin" / "locator",
                f"--destination={self.database.url}",
                f"--bucket={BUCKET}",
                f"--input={project.SAMPLE}",
                *options,
            ],
            self.aws.environment | {"LOCATOR_HOME": str(project.new_folder())},
        )
        self.assertEqual(ran.returncode, 2, ran.stderr)
        self.assertIn("The login was refused at 127.0.0.1", ran.stderr)
        for _, password in self.database.logins:
            self.assertNotIn(password, ran.stdout + ran.stderr)
        return set(self.database.logins)

    def test_a_secret_names_user_and_password(self):
        secret = {"username": "loader", "password": "of-the-secret", "engine": "postgres"}
        arn = self.aws.client("secretsmanager").create_secret(
            Name="locator", SecretString=json.dumps(secret)
        )["ARN"]

        logins = self.logins(f"--jdbcPasswordFrom=secret:{arn}")

        self.assertEqual(logins, {("loader", "of-the-secret")})

    def test_a_token_of_iam_is_for_this_user_here(self):
        logins = self.logins("--jdbcPasswordFrom=iam", "--jdbcUser=loader")

        self.assertEqual({user for user, _ in logins}, {"loader"})
        for _, token in logins:
            self.assertTrue(token.startswith(self.database.url.split("/")[2] + "/?"), token)
            self.assertIn("Action=connect", token)
            self.assertIn("DBUser=loader", token)
            self.assertIn("X-Amz-Expires=900", token)
            key = CREDENTIALS["AWS_ACCESS_KEY_ID"]
            self.assertRegex(
                token, f"X-Amz-Credential={key}%2F[0-9]+%2F{REGION}%2Frds-db%2Faws4_request"
            )
