// Connects the chat of the Zendesk Web Widget (Classic) to co-browse, by the widget's published commands:
// https://developer.zendesk.com/api-reference/widget/chat-api/

window.createZendeskAdapter = () => {
  // The widget's snippet defines `zE`; until the widget has loaded it queues what it is told.
  const widget = (...command) => window.zE(...command);

  return {
    // "chat:connected": the widget has reached its server. Leave this method out if your widget is set to
    // `connectOnPageLoad: false`, because then it does not connect before the customer chats.
    initializeAsync(done) {
      widget('webWidget:on', 'chat:connected', done);
    },

    isAgentConnected() {
      return widget('webWidget:get', 'chat:isChatting') === true;
    },

    sendCbSessionToken(token) {
      widget('webWidget', 'chat:send', `{start:${token}}`);
    },

    onAgentDisconnected(ended) {
      widget('webWidget:on', 'chat:end', ended);
    },
  };
};
