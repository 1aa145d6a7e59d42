/** What is measured. Each file beside this one exports one as `recorder`; the file's name is its name. */
export interface Recorder {
  /**
   * Begins to record the page that it is called in.
   * @param intake where to send what was recorded, an `http:` address without a slash at its end
   */
  start(intake: string): RunningRecorder | Promise<RunningRecorder>;
}

export interface RunningRecorder {
  /** Sends what is still held back, so that it can be counted. Its time is not measured. */
  flush(): void | Promise<void>;
}
