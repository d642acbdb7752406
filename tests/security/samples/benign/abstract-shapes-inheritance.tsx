import { For } from "solid-js";

abstract class Shape {
  abstract area(): number;
  describe(): string { return `${this.kind}: ${this.area().toFixed(1)}`; }
  protected constructor(readonly kind: string) {}
}
class Disc extends Shape {
  constructor(private readonly radius: number) { super("Disc"); }
  area() { return Math.PI * this.radius ** 2; }
}
class Box extends Shape {
  constructor(private readonly sides: [number, number]) { super("Box"); }
  area() { return this.sides[0] * this.sides[1]; }
  override describe() { return super.describe() + " (square units)"; }
}

export default () => <ul><For each={[new Disc(2), new Box([2, 5])]}>{(shape) => <li>{shape.describe()}</li>}</For></ul>;
