import { createCobrowse } from 'opencobrowse';

const asked = new URLSearchParams(location.search);

createCobrowse({ url: asked.get('server') ?? '', lang: asked.get('lang') ?? 'en' });

const button = document.createElement('button');
button.className = 'gcb-startCobrowse';
button.textContent = 'Share this page';
document.body.append(button);
