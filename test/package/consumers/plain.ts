import { createCobrowse } from 'opencobrowse';

const asked = new URLSearchParams(location.search);

createCobrowse({ url: asked.get('server') ?? '', lang: asked.get('lang') ?? 'en' });
