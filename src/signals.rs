//! Signals, memos and stored values: those of Leptos' reactive core, each kind compiled once. Knows no session and no view.
//!
//! The library compiles each of them anew for each type of value. Here the library sees only that something changed (a trigger, a
//! memo of nothing), and the value lies beside it, so that a further type costs some bytes instead of some kilobytes. What is
//! followed, when it runs and who disposes of it stays the library's: memos are lazy, run once per change and stop what has not
//! changed, and all of it ends with its owner.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::panic::Location;
use std::rc::Rc;

use leptos::reactive::computed::ArcMemo;
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::ReactiveNode;
use leptos::reactive::owner::ArenaItem;
use leptos::reactive::traits::DefinedAt;
use send_wrapper::SendWrapper;

pub use leptos::reactive::graph::untrack;
pub use leptos::reactive::owner::{LocalStorage, Owner, SyncStorage, expect_context, on_cleanup, provide_context};
pub use leptos::reactive::signal::ArcTrigger;
pub use leptos::reactive::traits::{Notify, Track};

/// Runs a future, beginning soon; the page does not wait for it.
pub fn spawn_local(work: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(work);
}

/// Waits until everything that follows a signal has run.
pub async fn tick() {
    leptos::task::tick().await;
}

/// Runs the app under the owner of all signals, for as long as the page lives.
pub fn begin(app: impl FnOnce()) {
    // There is no executor before this one.
    let _first = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(app);
    std::mem::forget(owner);
}

/// Runs some work now, and again whenever a signal that it read has changed, for as long as the owner is there.
pub(crate) fn follow(mut work: Box<dyn FnMut()>) {
    keep(Rc::new(RenderEffect::new(move |_| work())), Told::Nobody);
}

/// A value of any type, and who is told of it.
#[derive(Clone)]
struct Kept {
    value: Rc<dyn Any>,
    told: Told,
}

#[derive(Clone)]
enum Told {
    Nobody,
    Signal(ArcTrigger),
    Memo(ArcMemo<()>),
}

type Place = ArenaItem<Kept, LocalStorage>;

fn keep(value: Rc<dyn Any>, told: Told) -> Place {
    ArenaItem::new_with_storage(Kept { value, told })
}

/// The value at a place as it is now; nothing if its owner is gone.
#[inline(never)]
fn value_at(place: Place, tracked: bool) -> Option<Rc<dyn Any>> {
    let kept = place.try_get_value()?;
    match &kept.told {
        Told::Nobody => {}
        Told::Signal(trigger) if tracked => trigger.track(),
        Told::Signal(_) => {}
        Told::Memo(memo) => {
            if tracked {
                memo.track();
            }
            memo.update_if_necessary();
        }
    }
    Some(kept.value)
}

#[inline(never)]
fn tell(place: Place) {
    if let Some(Kept { told: Told::Signal(trigger), .. }) = place.try_get_value() {
        trigger.notify();
    }
}

/// All values lie in such a cell; that of a memo is empty until it is read first.
type Slot<T> = RefCell<Option<T>>;

fn look<T: 'static, U>(place: Place, tracked: bool, look: impl FnOnce(&T) -> U) -> Option<U> {
    let value = value_at(place, tracked)?;
    let slot = value.downcast_ref::<Slot<T>>()?.borrow();
    slot.as_ref().map(look)
}

fn change<T: 'static, U>(place: Place, change: impl FnOnce(&mut T) -> U) -> Option<U> {
    let value = value_at(place, false)?;
    let mut slot = value.downcast_ref::<Slot<T>>()?.borrow_mut();
    let done = slot.as_mut().map(change);
    drop(slot);
    tell(place);
    done
}

/// Puts a value into a place; gives it back if the owner of the place is gone.
fn put<T: 'static>(place: Place, value: T) -> Option<T> {
    let Some(kept) = value_at(place, false) else { return Some(value) };
    let before = kept.downcast_ref::<Slot<T>>().map(|slot| slot.replace(Some(value)));
    tell(place);
    drop(before);
    None
}

/// Stops as the library does where a value is read whose owner is gone.
#[cold]
#[allow(unexpected_cfgs, reason = "the macro of the library asks for one of its own")]
fn gone<U>() -> U {
    struct Gone;
    impl DefinedAt for Gone {
        fn defined_at(&self) -> Option<&'static Location<'static>> {
            None
        }
    }
    let _value = Gone;
    leptos::reactive::unwrap_signal!(_value)()
}

/// Handles are copied, whatever they lead to.
macro_rules! handle {
    ($Name:ident<T $(, $S:ident)?>) => {
        impl<T $(, $S)?> Clone for $Name<T $(, $S)?> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T $(, $S)?> Copy for $Name<T $(, $S)?> {}

        impl<T $(, $S)?> std::fmt::Debug for $Name<T $(, $S)?> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($Name))
            }
        }
    };
}

/// What signals and memos have in common: they are read, and tell those who have read them.
macro_rules! readable {
    ($Name:ident<T $(, $S:ident)?>) => {
        handle!($Name<T $(, $S)?>);

        impl<T: 'static $(, $S)?> $Name<T $(, $S)?> {
            /// Looks at the value and follows it.
            pub fn with<U>(&self, fun: impl FnOnce(&T) -> U) -> U {
                look(self.place, true, fun).unwrap_or_else(gone)
            }

            /// Looks at the value without following it.
            pub fn with_untracked<U>(&self, fun: impl FnOnce(&T) -> U) -> U {
                look(self.place, false, fun).unwrap_or_else(gone)
            }

            /// Follows the value without looking at it.
            pub fn track(&self) {
                value_at(self.place, true);
            }

            /// A copy of the value, which is followed.
            #[inline(never)]
            pub fn get(&self) -> T
            where
                T: Clone,
            {
                self.with(T::clone)
            }

            /// A copy of the value, which is not followed.
            #[inline(never)]
            pub fn get_untracked(&self) -> T
            where
                T: Clone,
            {
                self.with_untracked(T::clone)
            }
        }
    };
}

/// A value that is set from outside.
pub struct RwSignal<T, S = SyncStorage> {
    place: Place,
    of: PhantomData<fn() -> (T, S)>,
}

readable!(RwSignal<T, S>);

impl<T: 'static> RwSignal<T> {
    /// A signal with this value.
    pub fn new(value: T) -> Self {
        Self { place: signal(Rc::new(RefCell::new(Some(value)))), of: PhantomData }
    }
}

impl<T: 'static> RwSignal<T, LocalStorage> {
    /// A signal with this value, which need not be able to go to other threads.
    pub fn new_local(value: T) -> Self {
        Self { place: signal(Rc::new(RefCell::new(Some(value)))), of: PhantomData }
    }
}

fn signal(value: Rc<dyn Any>) -> Place {
    keep(value, Told::Signal(ArcTrigger::new()))
}

impl<T: 'static, S> RwSignal<T, S> {
    /// Sets the value, if its owner is still there.
    pub fn set(&self, value: T) {
        put(self.place, value);
    }

    /// Sets the value; gives it back if its owner is gone.
    pub fn try_set(&self, value: T) -> Option<T> {
        put(self.place, value)
    }

    /// Changes the value, if its owner is still there.
    pub fn update(&self, fun: impl FnOnce(&mut T)) {
        change(self.place, fun);
    }
}

/// A value that is computed from others, when it is read and they have changed.
pub struct Memo<T> {
    place: Place,
    of: PhantomData<fn() -> T>,
}

readable!(Memo<T>);

impl<T: PartialEq + 'static> Memo<T> {
    /// A memo that is computed so, from its value before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + 'static) -> Self {
        let value = Rc::new(Slot::<T>::default());
        let slot = value.clone();
        // It says whether the value has changed.
        let compute = move || {
            let before = slot.take();
            let now = compute(before.as_ref());
            let changed = before.as_ref() != Some(&now);
            slot.replace(Some(now));
            changed
        };
        Self { place: memo(value, Box::new(compute)), of: PhantomData }
    }
}

fn memo(value: Rc<dyn Any>, compute: Box<dyn Fn() -> bool>) -> Place {
    let compute = SendWrapper::new(compute);
    keep(value, Told::Memo(ArcMemo::new_owning(move |_| ((), compute()))))
}

/// A value that nobody follows, for as long as its owner is there.
pub struct StoredValue<T, S = SyncStorage> {
    place: Place,
    of: PhantomData<fn() -> (T, S)>,
}

handle!(StoredValue<T, S>);

impl<T: 'static> StoredValue<T> {
    /// Keeps this value.
    pub fn new(value: T) -> Self {
        Self { place: keep(Rc::new(RefCell::new(Some(value))), Told::Nobody), of: PhantomData }
    }
}

impl<T: 'static> StoredValue<T, LocalStorage> {
    /// Keeps this value, which need not be able to go to other threads.
    pub fn new_local(value: T) -> Self {
        Self { place: keep(Rc::new(RefCell::new(Some(value))), Told::Nobody), of: PhantomData }
    }
}

impl<T: 'static, S> StoredValue<T, S> {
    /// Looks at the value.
    pub fn with_value<U>(&self, fun: impl FnOnce(&T) -> U) -> U {
        look(self.place, false, fun).unwrap_or_else(gone)
    }

    /// A copy of the value.
    pub fn get_value(&self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    /// Sets the value, if its owner is still there.
    pub fn set_value(&self, value: T) {
        put(self.place, value);
    }

    /// Changes the value, if its owner is still there.
    pub fn update_value(&self, fun: impl FnOnce(&mut T)) {
        change(self.place, fun);
    }

    /// Changes the value; nothing comes back if its owner is gone.
    pub fn try_update_value<U>(&self, fun: impl FnOnce(&mut T) -> U) -> Option<U> {
        change(self.place, fun)
    }
}
