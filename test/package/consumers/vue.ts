import { createCobrowse } from 'opencobrowse';
import { createApp, defineComponent, h, onBeforeUnmount, onMounted, ref } from 'vue';

const server = new URLSearchParams(location.search).get('server') ?? '';

const Help = defineComponent({
  setup() {
    const token = ref('');
    let stop = () => {};
    onMounted(() => {
      const cobrowse = createCobrowse({ url: server });
      cobrowse.onSessionStarted.add(session => {
        token.value = session.token;
      });
      stop = cobrowse.stop;
    });
    onBeforeUnmount(() => stop());
    return () =>
      h('section', [
        h('button', { type: 'button', class: 'gcb-startCobrowse' }, 'Share this page'),
        h('output', token.value),
      ]);
  },
});

const App = defineComponent({
  setup() {
    const shown = ref(true);
    const toggle = () => {
      shown.value = !shown.value;
    };
    return () =>
      h('main', [
        h('button', { type: 'button', onClick: toggle }, 'Toggle help'),
        shown.value ? h(Help) : null,
      ]);
  },
});

createApp(App).mount('#app');
