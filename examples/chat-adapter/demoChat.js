// A chat for trying things out: it lies in the storage of one browser, and both sides are pages of one site.
// It stands for the chat that your site has.

window.createDemoChat = side => {
  const NAME = 'demo-chat';
  const listeners = { message: [], end: [], change: [] };
  const parse = text => (text ? JSON.parse(text) : { agent: false, messages: [] });
  const read = () => parse(localStorage.getItem(NAME));

  const tell = (before, now) => {
    for (const message of now.messages.slice(before.messages.length))
      for (const listener of listeners.message) listener(message);
    if (before.agent && !now.agent) for (const listener of listeners.end) listener();
    for (const listener of listeners.change) listener(now);
  };
  // A page hears by the event of what others have written, and not of what it has written itself.
  const write = next => {
    const before = read();
    localStorage.setItem(NAME, JSON.stringify(next));
    tell(before, next);
  };
  window.addEventListener('storage', event => {
    if (event.key === NAME && event.newValue) tell(parse(event.oldValue), parse(event.newValue));
  });

  return {
    read,
    // Chats are seldom there at once.
    open: () => new Promise(resolve => setTimeout(resolve, 50)),
    isAgentThere: () => read().agent,
    take: () => write({ ...read(), agent: true }),
    end: () => write({ ...read(), agent: false }),
    send(text) {
      const now = read();
      write({ ...now, messages: [...now.messages, { from: side, text }] });
    },
    onMessage: listener => listeners.message.push(listener),
    onEnd: listener => listeners.end.push(listener),
    onChange: listener => listeners.change.push(listener),
  };
};

window.showDemoChat = (chat, box) => {
  const show = state => {
    box.querySelector('.who').textContent = state.agent ? 'An agent is here.' : 'No agent is here.';
    const items = state.messages.map(({ from, text }) => {
      const item = document.createElement('li');
      item.textContent = `${from}: ${text}`;
      return item;
    });
    box.querySelector('ol').replaceChildren(...items);
  };
  box.querySelector('form').addEventListener('submit', event => {
    event.preventDefault();
    const field = event.target.elements.text;
    if (field.value) chat.send(field.value);
    field.value = '';
  });
  chat.onChange(show);
  show(chat.read());
};
