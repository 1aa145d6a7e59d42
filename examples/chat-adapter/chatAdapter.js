// Connects a chat to co-browse. Copy it, and put the calls of your own chat in place of `chat.…`.

window.createChatAdapter = chat => ({
  // On every page load: co-browse waits for `done` before it shows its button or starts a session.
  initializeAsync(done) {
    chat.open().then(done);
  },

  // At each start. Yes: nothing is asked. No: "Are you on the phone with our representative?"
  isAgentConnected() {
    return chat.isAgentThere();
  },

  // Once for each session, if an agent is connected. The form `{start:…}` is the one that agent desktops know.
  sendCbSessionToken(token) {
    chat.send(`{start:${token}}`);
  },

  // When the conversation ends, the session ends with it.
  onAgentDisconnected(ended) {
    chat.onEnd(ended);
  },
});
