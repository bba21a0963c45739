"""The staff's window: a quarter from its workbook to its release, in a browser on this computer alone.

A thin adapter: each screen calls the functions that the commands call and shows the sentences that they
say. What takes long runs as the command itself, in a process that goes on when the window is closed.

::

    open.py      one window at a time, on 127.0.0.1: started, opened, closed
    house.py     what the window works on, handed to every screen
    door.py      who may ask: the opening word, the cookie, the host, the word of each form
    app.py       the pages' frame, and what every answer bears
    state.py     where the quarter stands: its nine steps, and the one to come
    acts.py      what a person did: the sentences of a command, or why it stopped; a question to answer
    jobs.py      the commands that run by themselves, and their lines
    journal.py   what was done, on which day
    screens/     a file for each screen
    words/       what the screens say, in both languages; pages/ their templates
"""
