import { guardCallback } from '../../guard/guardCallback.js';
import { type Command, parseCommand } from '../../protocol/index.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { createNavigator } from './createNavigator.js';
import { judgeAddress } from './judgeAddress.js';
import type { RemoteControl, RemoteControlOptions } from './remoteControl.js';

/**
 * Carries out commands in this page. Whether they may come at all, `guardCommands` has decided; here the rules of
 * privacy decide about each, as they are at that moment.
 */
export function startRemoteControl(options: RemoteControlOptions): RemoteControl {
  const { window, privacy, log } = options;
  const page: ControlledPage = {
    window,
    nodeOf: options.nodeOf,
    // What nothing records, no agent has seen.
    privacyOf: node => privacy.kept?.policy.of(node) ?? 'service',
    allowsSubmit: element => privacy.kept?.policy.allowsSubmit(element) ?? false,
    mayOpen: url => judgeAddress(url, window, options.allowedOrigins),
    log,
  };
  const navigator = createNavigator(page, options);
  const doers: { [Kind in Command['do']]?: (command: Extract<Command, { do: Kind }>) => Outcome } = {
    navigate: navigator.navigate,
    open: navigator.open,
  };
  const carryOut = (command: Command): Outcome => {
    const act = doers[command.do] as ((command: Command) => Outcome) | undefined;
    return act ? act(command) : 'impossible';
  };
  let outcome: Outcome = null;
  const attempt = guardCallback(
    (command: Command) => {
      options.update();
      outcome = carryOut(command);
    },
    log,
    'commandFailed',
  );

  return {
    receive(input) {
      const parsed = parseCommand(input);
      if (!parsed.ok) return 'malformed';
      outcome = 'impossible';
      attempt(parsed.value);
      return outcome;
    },
    stop: navigator.stop,
  };
}
