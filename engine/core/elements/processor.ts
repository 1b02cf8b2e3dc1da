import type { Failure, Result } from '../failure.ts';
import type { ExecutableElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';

/**
 * What one BPMN element type does at each turn of its life. Around the hooks the stepper (stepper.ts)
 * does what all types share: io-mappings, execution listeners, incidents, closing of waits, outgoing flows.
 */
export interface ElementProcessor<E extends ExecutableElement = ExecutableElement> {
  /**
   * The instance is ACTIVATING, its inputs are mapped. Must emit ELEMENT_ACTIVATED unless it fails;
   * may push its completion. Runs again from here when an incident is resolved, so evaluate before emitting.
   */
  onActivate(p: Processing, element: E, inst: ElementInstance): Failure | null;

  /** The instance is COMPLETING, before its output mappings. Runs again when an incident is resolved. */
  onComplete?(p: Processing, element: E, inst: ElementInstance): Failure | null;

  /** Which outgoing flows to take; all of them when left out. */
  chooseFlows?(p: Processing, element: E, inst: ElementInstance): Result<readonly string[]>;

  /** Gone from the instance, before the outgoing flows are taken. */
  onCompleted?(p: Processing, element: E, inst: ElementInstance): void;

  /** The instance is TERMINATING. `false` = something must end first; the terminate step comes again. */
  onTerminate?(p: Processing, element: E, inst: ElementInstance): boolean;
}
