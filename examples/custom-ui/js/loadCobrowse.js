// The deployment snippet, in the head of every page: options first, then the script itself.
// The address of the server is in each page's <meta name="cobrowse-server">.
((page, document) => {
  page._genesys = page._genesys || {};
  // `disableBuiltInUI`: everything that the customer sees of co-browsing comes from js/cobrowse/.
  page._genesys.cobrowse = { disableBuiltInUI: true, onReady: [] };

  const server = document.querySelector('meta[name="cobrowse-server"]')?.getAttribute('content');
  if (!server || document.getElementById('genesys-js')) return;
  const script = document.createElement('script');
  script.id = 'genesys-js';
  script.async = true;
  script.src = `${server}/js/gcb.min.js?apikey=example`;
  script.setAttribute('data-gcb-url', server);
  document.head.append(script);
})(window, document);
