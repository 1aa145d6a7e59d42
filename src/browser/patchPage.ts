import type { Stoppable } from './listen.js';
import type { PAGE_PATCHES } from './pagePatches.js';
import { type MemberKind, type Over, patchMember } from './patchMember.js';
import { stopAll } from './stopAll.js';

/** A member of the list. */
export type PagePatch = (typeof PAGE_PATCHES)[keyof typeof PAGE_PATCHES][number];

/** The name of a listed member without its class and kind, such as `setAttribute`. */
export const nameOfPatch = (member: string): string => member.slice(member.indexOf('.') + 1);

/**
 * Patches members of a page's classes, and none that is not in the list. Classes that the browser does not have are passed over.
 * @param overFor gives what is put over a member of the list
 */
export function patchPage<Member extends PagePatch>(
  page: Window,
  members: readonly Member[],
  overFor: (member: Member) => Over,
): Stoppable {
  const classes = page as unknown as Record<string, { prototype: object } | undefined>;
  return stopAll(
    members.map(member => {
      const [kind, type = ''] = member.split(/[ .]/);
      const owner = classes[type]?.prototype;
      return owner
        ? patchMember(owner, nameOfPatch(member), kind as MemberKind, overFor(member))
        : { stop: () => undefined };
    }),
  );
}
