import { expect, test } from "vitest";
import { extractOutline } from "#lib/context/extract-outline";

/** `line kind name | signature`, with a star before what other files cannot take. */
function outline(path: string, content: string): string[] {
  const { how, entries } = extractOutline({ path, content });
  expect(how).toBe("ast");
  return entries.map(
    ({ line, kind, name, signature, internal }) => `${internal ? "*" : ""}${line} ${kind} ${name} | ${signature}`,
  );
}

function imports(path: string, content: string) {
  return extractOutline({ path, content }).imports.map(({ from, names }) => `${from}: ${names.join(" ")}`.trim());
}

test("Python: functions, classes with fields and public methods, telling assignments", () => {
  const source = `
__all__ = ["A", "b"]
MAX_SIZE: int = 5
lower = 3
app = Flask(__name__)

@app.route("/")
async def load(a, b: int = 5, *args: str, c=None, **kw) -> dict[str, int]:
    """text"""
    x = 1
    return x

class Shop(Base, metaclass=Meta):
    """A shop."""

    size: int = 1

    def __init__(
        self,
        name: str = "x",  # why
    ) -> None:
        self.name = name

    @property
    def total(self) -> int:
        return 1

    @total.setter
    def total(self, value): ...

    def _own(self): ...

    class Inner:
        def deep(self): pass

@overload
def pick(a: int) -> int: ...
@overload
def pick(a: str) -> str: ...
def pick(a): return a

if TYPE_CHECKING:
    def checked(): pass

def _hidden():
    pass
`;
  expect(outline("a.py", source)).toEqual([
    '2 variable __all__ | __all__ = ["A", "b"]',
    "3 variable MAX_SIZE | MAX_SIZE: int = 5",
    "5 variable app | app = Flask(__name__)",
    "8 function load | async def load(a, b: int = …, *args: str, c = …, **kw) -> dict[str, int]",
    "13 class Shop | class Shop(Base, metaclass=Meta): size: int = 1",
    "18 member Shop.__init__ | def __init__(self, name: str = …) -> None",
    "25 member Shop.total | property total(self) -> int",
    "33 class Shop.Inner | class Inner",
    "34 member Shop.Inner.deep | def deep(self)",
    "37 function pick | def pick(a: int) -> int",
    "39 function pick | def pick(a: str) -> str",
    "43 function checked | def checked()",
    "*45 function _hidden | def _hidden()",
  ]);
});

test("Python: imports", () => {
  const source =
    "import os, sys as system\nfrom .b import c, d as e\nfrom . import x\nfrom y import *\ntry:\n    import json\nexcept ImportError:\n    pass\n";
  expect(imports("a.py", source)).toEqual(["os:", "sys:", ".b: c d", ".: x", "y: *", "json:"]);
});

test("Go: functions, methods by their receiver, types with fields, exported values", () => {
  const source = `package gin

import (
	"net/http"
	x "a/b"
	"example.com/lib/v2"
)

const (
	A Kind = iota
	b
)

var Default, other = New(), 3

type Router struct {
	*Base
	Name string \`json:"name"\` // shown
	x, y int
}

type Handler interface {
	Serve(w Writer, r *Request) error
}

type Func func(a int) error

func New[T any](options ...Option) (*Router, error) {
	return nil, nil
}

// Handle adds.
func (r *Router) Handle(path string,
	h Handler) {
}

func (l List[T]) get() T { return l.a }
`;
  expect(outline("a.go", source)).toEqual([
    "10 variable A | const A Kind = iota",
    "14 variable Default | var Default, other = New(), 3",
    "16 class Router | type Router struct { *Base; Name string; x, y int }",
    "22 interface Handler | type Handler interface { Serve(w Writer, r *Request) error }",
    "26 type Func | type Func func(a int) error",
    "28 function New | func New[T any](options ...Option) (*Router, error)",
    "33 member Router.Handle | func (r *Router) Handle(path string, h Handler)",
    "*37 member List.get | func (l List[T]) get() T",
  ]);
  expect(imports("a.go", source)).toEqual(["net/http: http", "a/b: x", "example.com/lib/v2: lib"]);
});

test("Rust: items, traits, methods of types, modules, macros", () => {
  const source = `use std::collections::{HashMap, hash_map::Entry};
use crate::a::b as c;
pub use shapes::*;
pub mod outer {
    pub fn inside() {}
}
#[derive(Debug)]
pub struct Point<T: Clone> {
    pub a: T, // first
    b: i32,
}
pub enum Kind { A, B(i32) }
pub trait Draws: Clone {
    fn draw(&self, at: &str) -> bool;
}
impl<T> Point<T>
where
    T: Clone,
{
    pub fn new(a: T) -> Self {
        todo!()
    }
    fn hidden(&mut self) {}
}
impl<T> fmt::Display for Point<T> {
    fn fmt(&self, f: &mut Formatter) -> Result {
        Ok(())
    }
}
macro_rules! shout { () => {} }
pub const LIMIT: u8 = 1;
pub async fn run<'a>(x: &'a str) -> impl Future<Output = ()> {}
fn own() {}
#[cfg(test)]
mod tests { fn test() {} }
`;
  expect(outline("a.rs", source)).toEqual([
    "3 export * | pub use shapes::*",
    "4 namespace outer | mod outer",
    "5 function outer::inside | fn inside()",
    "8 class Point | struct Point<T: Clone> { pub a: T, b: i32 }",
    "12 enum Kind | enum Kind { A, B(i32) }",
    "13 interface Draws | trait Draws: Clone",
    "14 member Draws.draw | fn draw(&self, at: &str) -> bool",
    "20 member Point.new | fn new(a: T) -> Self",
    "*23 member Point.hidden | fn hidden(&mut self)",
    "26 member Point.fmt | fn fmt(&self, f: &mut Formatter) -> Result",
    "30 function shout | macro_rules! shout",
    "31 variable LIMIT | const LIMIT: u8 = 1",
    "32 function run | async fn run<'a>(x: &'a str) -> impl Future<Output = ()>",
    "*33 function own | fn own()",
  ]);
  expect(imports("a.rs", source)).toEqual([
    "std::collections: HashMap",
    "std::collections::hash_map: Entry",
    "crate::a: b",
    "shapes: *",
  ]);
});

test("Java: types and their public and protected members", () => {
  const source = `package a.b;
import java.util.List;
import static x.Y.z;
import q.*;
@Service
public class Shop<T> extends Base implements Sells {
  private int x = 1;
  public static final String NAME = "a";
  protected List<T> items;
  public Shop(@Named("a") int a) {
    this.x = a;
  }
  @Override
  public <R> R run(final String a, int... b) throws IOException {
    return null;
  }
  void near() {}
  private void no() {}
  public interface Sells { void sell(); }
}
public record Pair(int a, String b) { public int sum() { return a; } }
enum Kind { A(1), B; public int code() { return 1; } }
`;
  expect(outline("Shop.java", source)).toEqual([
    "6 class Shop | class Shop<T> extends Base implements Sells",
    '8 member Shop.NAME | static final String NAME = "a"',
    "9 member Shop.items | protected List<T> items",
    "10 member Shop.Shop | Shop(int a)",
    "14 member Shop.run | <R> R run(final String a, int... b) throws IOException",
    "*17 member Shop.near | void near()",
    "19 interface Shop.Sells | interface Sells",
    "19 member Shop.Sells.sell | void sell()",
    "21 class Pair | record Pair(int a, String b)",
    "21 member Pair.sum | int sum()",
    "*22 enum Kind | enum Kind { A, B }",
    "22 member Kind.code | int code()",
  ]);
  expect(imports("Shop.java", source)).toEqual(["java.util: List", "x.Y: z", "q: *"]);
});

test.each([
  ["a.py", "def good(a):\n    pass\n\ndef broken(:\n", "good"],
  ["a.go", "package a\nfunc Good() {\n}\nfunc (", "Good"],
  ["a.rs", "pub fn good() {\n}\nfn {{{", "good"],
  ["A.java", "class Good {\n}\nclass {", "Good"],
])("a broken file still tells what it can: %s", (path, content, name) => {
  expect(extractOutline({ path, content }).entries.map((entry) => entry.name)).toContain(name);
});
