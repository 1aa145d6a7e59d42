// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { nameOfAttribute } from '../../../../src/customer/recorder/nameOfAttribute.js';

const XLINK = 'http://www.w3.org/1999/xlink';

describe('nameOfAttribute', () => {
  it('[REC93] gives the whole name of a changed attribute, also of one that is gone', () => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    const observer = new MutationObserver(() => undefined);
    observer.observe(element, { attributes: true });
    const names = () =>
      observer.takeRecords().map(record => nameOfAttribute(record, record.attributeName ?? ''));
    element.setAttribute('href', '#a');
    element.setAttributeNS(XLINK, 'xlink:href', '#a');
    expect(names()).toEqual(['href', 'xlink:href']);
    element.removeAttributeNS(XLINK, 'href');
    expect(names()).toEqual(['xlink:href']);
    element.setAttributeNS('urn:other', 'x:y', '1');
    element.removeAttributeNS('urn:other', 'y');
    expect(names()).toEqual(['y', 'y']);
  });
});
