/** What is loaded where a site has connected a medium. The interface to other files is `MediaModule`. */
export { createMediaDesk } from '../media/createMediaDesk.js';
