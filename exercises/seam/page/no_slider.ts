/** Stands in for noUiSlider in the bundle: sliders are not among the controls that an exercise may use. */
export default {
  create(): never {
    throw new Error("The course does not carry sliders.");
  },
};
